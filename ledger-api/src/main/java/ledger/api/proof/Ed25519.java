package ledger.api.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Signatures and keys of the one kind that is used, as the JDK makes them. */
final class Ed25519 {

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param publicKey X.509
     * @param privateKey PKCS#8
     * @throws GeneralSecurityException when these are no keys, or do not belong together
     */
    static KeyPair pair(byte[] publicKey, byte[] privateKey) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance(NAME);
        var pair = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        var verifier = Signature.getInstance(NAME);
        verifier.initVerify(pair.getPublic());
        verifier.update(publicKey);
        if (!verifier.verify(signed(pair.getPrivate(), publicKey))) {
            throw new GeneralSecurityException("The two keys do not belong together");
        }
        return pair;
    }

    static byte[] sign(PrivateKey key, String text) {
        try {
            return signed(key, text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signed(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        var signer = Signature.getInstance(NAME);
        signer.initSign(key);
        signer.update(bytes);
        return signer.sign();
    }

    /** What a key is called: the SHA-256 of its X.509 form, in hex. */
    static String id(PublicKey key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
