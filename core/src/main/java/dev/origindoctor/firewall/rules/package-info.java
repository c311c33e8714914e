/**
 * The one small form that every firewall reader writes and the evaluation reads.
 *
 * <p>A {@link dev.origindoctor.firewall.rules.Ruleset} has tables; a table has chains; a base chain has a hook, a
 * priority and a policy; a chain has rules; a rule has statements (conditions and effects, taken in order) and one
 * verdict. All tables apply: accept ends one base chain, drop and reject end the packet's way. That holds for iptables
 * (each of whose tables is a table with base chains) and for nftables alike.
 *
 * <p>A condition is asked about one packet of the conversation for all peers at once, and answers with the peers for
 * which it certainly holds and those for which it may. What a reader does not understand becomes
 * {@link dev.origindoctor.firewall.rules.Condition#unknown()} or
 * {@link dev.origindoctor.firewall.rules.Verdict#ANYTHING}, with an
 * {@link dev.origindoctor.firewall.rules.Unread} that names the line: the parts that it could touch stay undecided.
 *
 * <p>Sets are the readers' matter: a reader resolves them into conditions. A set of concatenations is
 * {@link dev.origindoctor.firewall.rules.Condition#any} over {@link dev.origindoctor.firewall.rules.Condition#all}; a
 * verdict map is one rule for each entry; a set that rules themselves fill, and everything that counts, is unknown.
 */
package dev.origindoctor.firewall.rules;
