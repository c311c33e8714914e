/** From tokens to the tree: commands, blocks, the steps of a rule, fields and values. */
package dev.origindoctor.firewall.nft.text;
