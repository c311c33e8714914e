/** What a ruleset of nftables says, as it was written: tables, chains, rules and their steps. */
package dev.origindoctor.firewall.nft.tree;
