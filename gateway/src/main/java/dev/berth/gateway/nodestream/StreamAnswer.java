package dev.berth.gateway.nodestream;

import io.netty.buffer.ByteBuf;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a workspace answers.
 *
 * @param body one piece after the other; a piece that nobody has asked for holds the workspace up. Cancelling it ends the stream
 */
public record StreamAnswer(int status, HttpHeaders headers, Flux<Mono<ByteBuf>> body) {}
