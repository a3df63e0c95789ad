import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.time.Clock;

/**
 * A Java agent that moves {@code java.time}'s system clock by a number of seconds. {@code System.currentTimeMillis()} and
 * the monotonic clock stay: what Kafka's client, the collectors and the timers measure is untouched.
 */
public final class MovedClock {
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private MovedClock() {}

    public static void premain(String seconds, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(new Moving(Long.parseLong(seconds)), true);
        instrumentation.retransformClasses(
                Clock.class, Clock.systemUTC().getClass());
    }

    private record Moving(long seconds) implements ClassFileTransformer {
        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
            return switch (name) {
                case "java/time/Clock" -> before("currentInstant", bytes, (code, element) -> {
                    if (element instanceof ReturnInstruction) {
                        code.loadConstant(seconds);
                        code.invokevirtual(INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
                    }
                    code.with(element);
                });
                case "java/time/Clock$SystemClock" -> before("millis", bytes, (code, element) -> {
                    if (element instanceof ReturnInstruction) {
                        code.loadConstant(seconds * 1000);
                        code.ladd();
                    }
                    code.with(element);
                });
                case null, default -> null; // unchanged
            };
        }

        private static byte[] before(String method, byte[] bytes, CodeTransform change) {
            var file = ClassFile.of();
            return file.transformClass(
                    file.parse(bytes),
                    ClassTransform.transformingMethodBodies(one -> one.methodName().equalsString(method), change));
        }
    }
}
