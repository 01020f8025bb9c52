/**
 * Keys, sealing and keyed lookup tokens, with no framework underneath.
 *
 * <p>A customer's data key comes from {@link dev.mingce.kit.crypto.DataKeys}, rests wrapped by
 * {@link dev.mingce.kit.crypto.KeyWrapping}, and seals documents with {@link
 * dev.mingce.kit.crypto.DocumentCipher} and large content with {@link
 * dev.mingce.kit.crypto.ChunkCipher}. {@link dev.mingce.kit.crypto.BlindIndex} makes sealed values
 * findable.
 */
@NullMarked
package dev.mingce.kit.crypto;

import org.jspecify.annotations.NullMarked;
