/** A worker file that cannot even start, as after a bad deploy. */
throw new Error('this worker file is broken');
