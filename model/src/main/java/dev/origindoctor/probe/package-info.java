/** What can be asked of the network, and for how long: the boundary that a probing module implements. */
package dev.origindoctor.probe;
