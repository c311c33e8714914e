/** The answer: what is wrong, why, how sure, what to do, what to look at next. */
package dev.origindoctor.diagnosis;
