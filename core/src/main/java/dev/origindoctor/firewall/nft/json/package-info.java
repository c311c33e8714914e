/** From nft's JSON to the same tree. */
package dev.origindoctor.firewall.nft.json;
