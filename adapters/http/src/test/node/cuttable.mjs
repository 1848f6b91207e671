import net from 'node:net';

/** A port that leads to another one, until it is cut; new connections are taken again. */
export async function cuttable(target) {
  const sockets = new Set();
  const proxy = { connections: 0 };
  const server = net.createServer((near) => {
    proxy.connections++;
    const far = net.connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.port = server.address().port;
  proxy.cut = () => sockets.forEach((socket) => socket.destroy());
  proxy.close = () => {
    proxy.cut();
    server.close();
  };
  return proxy;
}
