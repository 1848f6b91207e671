// The same types for CommonJS.
import sdk = require('@espalier/sdk');

const espalier = new sdk.Espalier({ apiKey: 'esp_x' });
const status: Promise<sdk.SequenceStatus> = espalier.sequences.getStatus('a');
void status;
