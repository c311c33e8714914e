/** What rules do with a connection, for all peers at once: its packets through the hooks, and what follows from their ends. */
package dev.origindoctor.firewall.evaluation;
