/** How often Origin Doctor is right, on faults that were really planted. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.accuracy;
