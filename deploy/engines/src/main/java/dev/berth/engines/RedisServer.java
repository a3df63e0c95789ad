package dev.berth.engines;

import java.nio.file.Path;

/** A Redis server on loopback, for what may be lost: it keeps nothing over a restart. */
public interface RedisServer extends Engine {
    static RedisServer start(Path dir, int port) {
        var redis = new LocalRedis(dir, port);
        redis.start();
        return redis;
    }

    /** With the password in it. */
    String uri();
}
