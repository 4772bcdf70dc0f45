using System.Net;
using System.Net.Sockets;

namespace GasOrleans.Aws.Local.Children;

/// <summary>Waits until a process answers.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Until a GET is answered with success.</summary>
    public static Task AnswersAsync(ChildProcess child, Uri address, CancellationToken cancellationToken) => WaitAsync(child, address, () => SucceedsAsync(address, cancellationToken), cancellationToken);

    /// <summary>Until connections are taken.</summary>
    public static Task ListensAsync(ChildProcess child, int port, CancellationToken cancellationToken) => WaitAsync(child, LocalPorts.Address(port), () => ConnectsAsync(port, cancellationToken), cancellationToken);

    private static async Task WaitAsync(ChildProcess child, Uri address, Func<Task<bool>> probe, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await probe())
        {
            if (child.Exited.IsCompleted)
            {
                throw new LocalCloudException($"{child.Name} ended with code {await child.Exited} before it was ready. Its last words:\n{child.LastWords}");
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new LocalCloudException($"{child.Name} was not ready at {address} within {Patience.TotalSeconds:0} s. Its last words:\n{child.LastWords}");
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> SucceedsAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> ConnectsAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
