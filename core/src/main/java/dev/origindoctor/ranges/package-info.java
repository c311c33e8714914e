/** Sets of IP addresses, the published ranges of each edge, and what is made of them. */
package dev.origindoctor.ranges;
