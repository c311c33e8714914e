/** What the words of an option mean: numbers, ports, addresses, protocols, flags, messages. */
package dev.origindoctor.firewall.iptables.values;
