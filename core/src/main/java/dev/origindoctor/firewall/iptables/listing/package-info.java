/** What {@code iptables -L} prints, taken back into the words of rules. */
package dev.origindoctor.firewall.iptables.listing;
