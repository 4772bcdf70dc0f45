using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>Ports to listen on later: below those that the system gives to outgoing connections, so that none of these takes one in between.</summary>
internal static class Ports
{
    public static int Free()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 32_000);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another one, then.
            }
        }
    }
}
