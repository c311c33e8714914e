/** The edges, what each shows for each fault, and how that is known. */
package dev.origindoctor.edge;
