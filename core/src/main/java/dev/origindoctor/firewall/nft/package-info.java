/** Reading nftables rulesets, as text and as JSON, first into a tree that keeps what was written. */
package dev.origindoctor.firewall.nft;
