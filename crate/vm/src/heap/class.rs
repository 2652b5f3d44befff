//! Geometry: chunks, blocks, size classes.
//!
//! Memory comes from the system in chunks, each cut into blocks; a block holds cells of one size, or
//! is a part of a large object's run. A cell is a header word and the object's slots. Cells are multiples
//! of 8 bytes; those of native objects multiples of 16, so that payloads (16 bytes into the cell) keep that alignment.

/// Bytes of a chunk, which starts at a multiple of it.
pub(super) const CHUNK: u64 = 1 << 20;
pub(super) const CHUNK_SHIFT: u32 = 20;
/// Bytes of a block.
pub(super) const BLOCK: u64 = 32 << 10;
pub(super) const BLOCK_SHIFT: u32 = 15;
/// Blocks of a chunk.
pub(super) const BLOCKS: usize = (CHUNK / BLOCK) as usize;

/// Bytes of a cell, by class.
pub(super) const SIZES: [u16; 32] = [
    16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768,
    896, 1024, 1280, 1536, 2048, 2720, 4096, 5456, 8192, 10912, 16384,
];

/// Objects whose cell would be larger are given whole blocks.
pub(super) const LARGEST_CELL: u64 = 16384;

/// Classes of cells: the plain ones, then as many for native objects, which have destructors.
pub(super) const CLASSES: usize = 2 * SIZES.len();
pub(super) const NATIVE: usize = SIZES.len();

/// The least class for a cell of each number of 8-byte words.
static BY_WORDS: [u8; LARGEST_CELL as usize / 8 + 1] = by_words();

const fn by_words() -> [u8; LARGEST_CELL as usize / 8 + 1] {
    let mut table = [0; LARGEST_CELL as usize / 8 + 1];
    let (mut words, mut class) = (0, 0);
    while words < table.len() {
        if words * 8 > SIZES[class] as usize {
            class += 1;
        }
        table[words] = class as u8;
        words += 1;
    }
    table
}

/// The plain class of a cell of `bytes` (header included), which are at most [`LARGEST_CELL`].
#[inline(always)]
pub(super) fn of_bytes(bytes: u64) -> usize {
    BY_WORDS[bytes.div_ceil(8) as usize] as usize
}

/// The native class of a cell of `bytes`: the least whose cells are multiples of 16.
pub(super) fn of_native(bytes: u64) -> usize {
    let mut class = of_bytes(bytes);
    while !SIZES[class].is_multiple_of(16) {
        class += 1;
    }
    NATIVE + class
}

/// Bytes of a cell of a plain or native class.
#[inline(always)]
pub(super) fn size(class: usize) -> u64 {
    SIZES[class % NATIVE] as u64
}

/// Cells of a block.
pub(super) fn cells(class: usize) -> u32 {
    (BLOCK / size(class)) as u32
}

/// ⌈2³² / size⌉: `offset * reciprocal >> 32` is `offset / size` for offsets within a block, because
/// the error, less than offset · size / 2³², stays below one part in `size`.
pub(super) const RECIPROCALS: [u64; SIZES.len()] = reciprocals();

const fn reciprocals() -> [u64; SIZES.len()] {
    let mut table = [0; SIZES.len()];
    let mut class = 0;
    while class < SIZES.len() {
        table[class] = (1u64 << 32).div_ceil(SIZES[class] as u64);
        class += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit() {
        for bytes in 1..=LARGEST_CELL {
            let class = of_bytes(bytes);
            assert!(
                size(class) >= bytes && (class == 0 || size(class - 1) < bytes),
                "{bytes}"
            );
            let native = of_native(bytes);
            assert!(
                size(native) >= bytes && size(native).is_multiple_of(16),
                "{bytes}"
            );
        }
    }

    #[test]
    fn reciprocals_divide() {
        for (class, &reciprocal) in RECIPROCALS.iter().enumerate() {
            for offset in 0..BLOCK {
                assert_eq!((offset * reciprocal) >> 32, offset / size(class));
            }
        }
    }
}
