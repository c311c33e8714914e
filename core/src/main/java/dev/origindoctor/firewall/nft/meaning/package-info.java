/** From the tree to the common form: what each comparison, translation and answer means for a packet. */
package dev.origindoctor.firewall.nft.meaning;
