/** The one entry: why does this origin refuse its edge, and what to do about it. */
package dev.origindoctor;
