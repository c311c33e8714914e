/** What a host's firewall does with the edge: read from saved rulesets, evaluated exactly over all sources at once. */
package dev.origindoctor.firewall;
