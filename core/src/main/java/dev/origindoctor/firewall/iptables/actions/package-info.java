/** The targets of iptables, one row for each: which options it has and what becomes of a packet. */
package dev.origindoctor.firewall.iptables.actions;
