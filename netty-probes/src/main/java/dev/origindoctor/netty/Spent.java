package dev.origindoctor.netty;

import dev.origindoctor.netty.line.TcpFailure;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;

/** Out of whose allowance of ICMP messages a probe was answered, as far as can be known. */
enum Spent {
    NOTHING,
    OF_ADDRESS,
    OF_NETWORK;

    /**
     * What a failed attempt spent.
     *
     * @param witnessed whether an ICMP message would have been seen: without one, a refusal was an RST then
     */
    static Spent on(TcpFailure failure, Endpoint endpoint, boolean witnessed) {
        if (failure.fault() instanceof LocalFault || failure.fault() == TcpFault.TIMED_OUT) {
            return NOTHING;
        }
        if (failure.icmp() != null) {
            return failure.icmp().sender().equals(endpoint.address()) ? OF_ADDRESS : OF_NETWORK;
        }
        if (witnessed || failure.fault() == TcpFault.RESET) {
            return NOTHING;
        }
        return failure.fault() == TcpFault.REFUSED ? OF_ADDRESS : OF_NETWORK;
    }
}
