/** Text of nftables cut into tokens, variables spliced in. */
package dev.origindoctor.firewall.nft.words;
