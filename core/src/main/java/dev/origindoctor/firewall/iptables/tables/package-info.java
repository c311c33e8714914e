/** Tables while commands change them, and their rules in the common form. */
package dev.origindoctor.firewall.iptables.tables;
