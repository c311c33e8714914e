/**
 * Readers of iptables-save, ip6tables-save, iptables -S, iptables -L -v and ipset, in all the shapes people keep them.
 *
 * <p>Each package below knows those before it: {@code words}, {@code values}, {@code sets}, then side by side
 * {@code matches} and {@code actions}, {@code tables}, {@code listing}. This one tells files apart and follows scripts.
 */
package dev.origindoctor.firewall.iptables;
