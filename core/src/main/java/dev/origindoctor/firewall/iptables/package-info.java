/** Readers of iptables-save, ip6tables-save, iptables -S, iptables -L -v and ipset, in all the shapes people keep them. */
package dev.origindoctor.firewall.iptables;
