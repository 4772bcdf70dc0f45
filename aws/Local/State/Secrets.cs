using System.Security.Cryptography;
using System.Text.Json;

namespace GasOrleans.Aws.Local.State;

/// <summary>What is made up at the first start and kept: keys, the client's secret, the ports that were free then.</summary>
internal sealed record Secrets(string AccessKeyId, string SecretAccessKey, string ClientSecret, string SigningKey, LocalPorts Ports)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What the web client's keys are sealed with, in Base64.</summary>
    public string WebKeys { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads them, or makes them up and writes them.</summary>
    public static Secrets Keep(StateFolder folder, LocalPorts wanted)
    {
        var kept = Find(folder.Path);
        var secrets = (kept ?? MakeUp()) with { Ports = wanted.Or(kept?.Ports ?? new LocalPorts()).Chosen() };
        Write(FileIn(folder.Path), secrets);
        return secrets;
    }

    /// <summary>Those that a folder keeps; <see langword="null"/> when it keeps none.</summary>
    public static Secrets? Find(string folder) => File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<Secrets>(File.ReadAllBytes(FileIn(folder))) : null;

    private static string FileIn(string folder) => Path.Combine(folder, "secrets.json");

    private static Secrets MakeUp()
    {
        using var key = RSA.Create(2048);
        return new Secrets(
            "AKIALOCAL" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 11),
            RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 40),
            RandomNumberGenerator.GetHexString(48, lowercase: true),
            key.ExportPkcs8PrivateKeyPem(),
            new LocalPorts());
    }

    private static void Write(string file, Secrets secrets)
    {
        var next = file + ".next";
        using (var stream = new FileStream(next, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            JsonSerializer.Serialize(stream, secrets);
        }

        File.Move(next, file, overwrite: true);
    }
}
