package dev.serai.kamelet.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A static program that makes one system call and exits with its error number (0 and above 128: it was let through). Its
 * machine code is written here, so that no image needs an interpreter and no machine a compiler.
 *
 * @param x86 the call's number on x86-64
 * @param arm the call's number on AArch64
 */
record SyscallProbe(int x86, int arm, long... arguments) {

    private static final long BASE = 0x400000;
    private static final int HEADERS = 64 + 56;
    private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));

    static SyscallProbe socket(int family, int type, int protocol) {
        return new SyscallProbe(41, 198, family, type, protocol);
    }

    /** The bytes of the executable, for this machine. */
    byte[] elf() {
        byte[] code = ARM ? arm64() : x64();
        ByteBuffer file = ByteBuffer.allocate(HEADERS + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        file.putShort((short) 2).putShort((short) (ARM ? 183 : 62)).putInt(1);
        file.putLong(BASE + HEADERS).putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 0);
        file.putInt(0);
        file.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE);
        file.putLong(HEADERS + code.length).putLong(HEADERS + code.length).putLong(0x1000);
        return file.put(code).array();
    }

    private long argument(int index) {
        return index < arguments.length ? arguments[index] : 0;
    }

    private byte[] x64() {
        ByteBuffer code = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        code.put((byte) 0xb8).putInt(x86); // mov eax, number
        code.put((byte) 0x48).put((byte) 0xbf).putLong(argument(0)); // mov rdi, …
        code.put((byte) 0x48).put((byte) 0xbe).putLong(argument(1)); // mov rsi, …
        code.put((byte) 0x48).put((byte) 0xba).putLong(argument(2)); // mov rdx, …
        code.put(new byte[] {0x0f, 0x05}); // syscall
        code.put(new byte[] {(byte) 0xf7, (byte) 0xd8}); // neg eax
        code.put(new byte[] {(byte) 0x89, (byte) 0xc7}); // mov edi, eax
        code.put((byte) 0xb8).putInt(60); // mov eax, exit
        code.put(new byte[] {0x0f, 0x05});
        return code.array();
    }

    private byte[] arm64() {
        ByteBuffer code = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        for (int register = 0; register < 3; register++) {
            load(code, register, argument(register));
        }
        load(code, 8, arm);
        code.putInt(0xd4000001); // svc 0
        code.putInt(0xcb0003e0); // neg x0, x0
        load(code, 8, 93); // exit
        code.putInt(0xd4000001);
        return code.array();
    }

    /** movz and three movk: a register's 64 bits. */
    private static void load(ByteBuffer code, int register, long value) {
        code.putInt(0xd2800000 | (int) (value & 0xffff) << 5 | register);
        for (int part = 1; part < 4; part++) {
            code.putInt(0xf2800000 | part << 21 | (int) (value >>> 16 * part & 0xffff) << 5 | register);
        }
    }
}
