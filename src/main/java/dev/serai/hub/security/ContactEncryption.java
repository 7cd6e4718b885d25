package dev.serai.hub.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.serai.hub.settings.KeySettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals personal data with AES-256-GCM: the first data key seals, each opens. Tenant, account and field are bound into
 * each value, so that one copied to another row or column cannot be opened there.
 */
@Component
class ContactEncryption {

    private static final int BITS = 256;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    /** What Tink puts before each value: a version and the key's id. */
    private static final int PREFIX_BYTES = 5;

    private static final byte VERSION = 1;

    private final Aead aead;
    private final byte[] current;

    ContactEncryption(KeySettings keys) throws GeneralSecurityException {
        AeadConfig.register();
        List<SecretKeySpec> all = keys.dataKeys();
        KeysetHandle.Builder set = KeysetHandle.newBuilder();
        for (SecretKeySpec key : all) {
            KeysetHandle.Builder.Entry entry =
                    KeysetHandle.importKey(aesKey(key)).withFixedId(id(key));
            set.addEntry(key.equals(all.get(0)) ? entry.makePrimary() : entry);
        }
        this.aead = set.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.current = ByteBuffer.allocate(PREFIX_BYTES)
                .put(VERSION)
                .putInt(id(all.get(0)))
                .array();
    }

    byte[] seal(String tenant, UUID userId, String field, String text) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), place(tenant, userId, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the first key of serai.keys.data cannot seal", e);
        }
    }

    /** Empty when no key can open the value at this place. */
    Optional<String> open(String tenant, UUID userId, String field, byte[] value) {
        try {
            return Optional.of(new String(aead.decrypt(value, place(tenant, userId, field)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** What each value begins with that the first key has sealed. */
    byte[] current() {
        return current.clone();
    }

    boolean isCurrent(byte[] value) {
        return value.length > PREFIX_BYTES && Arrays.equals(value, 0, PREFIX_BYTES, current, 0, PREFIX_BYTES);
    }

    private static byte[] place(String tenant, UUID userId, String field) {
        return (tenant + "\0" + userId + "\0" + field).getBytes(StandardCharsets.UTF_8);
    }

    /** The data key has other uses, so this one gets a key of its own, derived from it. */
    private static AesGcmKey aesKey(SecretKeySpec key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BITS / Byte.SIZE)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(derived(key, "contact-key"), InsecureSecretKeyAccess.get()))
                .setIdRequirement(id(key))
                .build();
    }

    /** Says which key it was and nothing about it. */
    private static int id(SecretKeySpec key) throws GeneralSecurityException {
        return ByteBuffer.wrap(derived(key, "contact-key-id")).getInt() & Integer.MAX_VALUE | 1;
    }

    private static byte[] derived(SecretKeySpec key, String purpose) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }
}
