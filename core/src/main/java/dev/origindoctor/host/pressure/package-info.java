/** How full the machine is: memory, stalls, descriptors, connections. */
package dev.origindoctor.host.pressure;
