/** The match extensions of iptables, one row for each: which options it has and what it says of a packet. */
package dev.origindoctor.firewall.iptables.matches;
