package dev.origindoctor.firewall.rules;

/** One step of a rule: they are taken in order, and a condition that fails ends the rule. */
public sealed interface Statement permits Condition, Effect {}
