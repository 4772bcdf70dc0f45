namespace GasOrleans.Aws.Local.Children;

/// <summary>Waits until a process answers.</summary>
public static class Readiness
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Polls <paramref name="probe"/> until it accepts; fails with the process's last words when it ends first.</summary>
    public static async Task WaitAsync(ChildProcess child, Uri address, Func<HttpResponseMessage, bool> probe, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(probe);
        var began = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(address, probe, cancellationToken))
        {
            if (child.Exited.IsCompleted)
            {
                throw new LocalCloudException($"{child.Name} ended with code {await child.Exited} before it was ready. Its last words:\n{child.LastWords}");
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new LocalCloudException($"{child.Name} did not answer at {address} within {Patience.TotalSeconds:0} s. Its last words:\n{child.LastWords}");
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, Func<HttpResponseMessage, bool> probe, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(address, cancellationToken);
            return probe(answer);
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
}
