package dev.berth.sync.job.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call that makes a sync begin. {@link ManualSyncLimit} counts it and answers 429 to somebody who calls too often. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AsksForSync {}
