/** What a machine says, its evidence and its rulesets, as texts for people. */
package dev.origindoctor.inspection;
