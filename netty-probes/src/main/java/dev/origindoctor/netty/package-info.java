/**
 * Probes on Netty. In the order in which they need each other:
 *
 * <ul>
 *   <li>conversations, what is said on a line that is open: handshakes, requests, a look at the bare hello
 *   <li>attempts, how a line is opened, and how long it may take: pacing, patience, how late the loops are
 *   <li>probes, which lines are opened and what each comes to: TCP, TLS, HTTP, DNS, through the edge, at a glance
 * </ul>
 *
 * <p>They share a package because they share their insides: more than half of the files that hold conversations are
 * used by attempts and probes, and of those that pace all. What has a narrow border stands in packages of its own: {@code line},
 * {@code tls}, {@code http}, {@code certificate}, {@code court}.
 */
package dev.origindoctor.netty;
