namespace GasOrleans.Aws.Local.Launching;

/// <summary>
/// The ports of one silo. They are kept from start to start: a silo that comes back at its old address ends its predecessor's
/// membership at once, where another address would wait until the others have missed it.
/// </summary>
internal sealed record SiloPorts(int Health, int SiloToSilo, int Gateway)
{
    public static SiloPorts AnyFree() => new(FreePort.Choose(), FreePort.Choose(), FreePort.Choose());
}
