/** The words of a command of iptables: options with their values, grouped under the match or target that knows them. */
package dev.origindoctor.firewall.iptables.words;
