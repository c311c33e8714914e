/** Sets of ipset: what their files say, and what a rule learns that asks one. */
package dev.origindoctor.firewall.iptables.sets;
