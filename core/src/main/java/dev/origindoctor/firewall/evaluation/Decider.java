package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.rules.Base;
import dev.origindoctor.firewall.rules.Rule;

/**
 * The rule that decided, or made undecidable, and how one got to it.
 *
 * @param rule the rule, or a base chain's policy
 * @param policy whether it is the policy
 * @param path the chain that it stands in
 * @param base where the base chain stands
 */
public record Decider(Rule rule, boolean policy, ChainPath path, Base base) {}
