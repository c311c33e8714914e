/** What to do about each cause, in the words of the machine that needs it. */
package dev.origindoctor.remedy;
