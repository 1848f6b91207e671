import net from 'node:net';

/** A port that leads to another one. Its first connection breaks right after the answer has said `mark`. */
export async function cuttable(target, mark) {
  const proxy = { connections: 0 };
  const sockets = new Set();
  const server = net.createServer((near) => {
    const isFirst = ++proxy.connections === 1;
    const far = net.connect(target, '127.0.0.1');
    let said = Buffer.alloc(0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => {
      if (!isFirst) return near.write(bytes);
      const before = said.length;
      said = Buffer.concat([said, bytes]);
      const at = said.indexOf(mark);
      if (at < 0) return near.write(bytes);
      far.removeAllListeners('data');
      near.write(said.subarray(before, at + mark.length), () => near.destroy());
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.port = server.address().port;
  proxy.close = () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  return proxy;
}
