/**
 * Rulesets of nftables, as text, as JSON and as commands of a script.
 *
 * <p>Readers ({@code words}, then {@code text} and {@code json}) fill one {@code tree} that keeps what was written;
 * {@code meaning} turns the tree into the common form and knows no reader. This package tells files apart.
 */
package dev.origindoctor.firewall.nft;
