/** Who listens where, how full the queues are, and what the kernel counted. */
package dev.origindoctor.host.listener;
