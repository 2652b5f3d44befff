use wasm_bindgen::prelude::*;
#[wasm_bindgen]
pub fn start_pool(workers: usize) -> js_sys::Promise {
    wasm_bindgen_rayon::init_thread_pool(workers)
}
#[wasm_bindgen]
pub fn smoke() -> u32 {
    let counts = rayon::broadcast(|context| {
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let boxes: Vec<Box<u32>> = (0..10000u32).map(Box::new).collect();
            if context.index() == 1 {
                panic!("caught")
            }
            boxes.len() as u32
        }));
        caught.unwrap_or(1)
    });
    counts.iter().sum()
}
