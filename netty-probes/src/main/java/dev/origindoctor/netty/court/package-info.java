/** Judging chains of certificates by the eyes of a browser and of an edge, every defect of them. */
package dev.origindoctor.netty.court;
