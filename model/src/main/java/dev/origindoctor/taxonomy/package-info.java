/** The closed vocabulary: layers, faults, causes, and how other tools call them. */
package dev.origindoctor.taxonomy;
