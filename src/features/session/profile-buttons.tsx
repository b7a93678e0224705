import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { Button } from '@/components/button/button';
import { NativeButton } from '@/components/native-button/native-button';
import { useStoreShallow } from '@/store/use-store';
import './profile-buttons.scss';

/** A new face: by the host's avatar button where it has one, else from album or camera. */
const AvatarWay = () => {
  const { button, busy, chosen, pick } = useStoreShallow((state) => ({
    button: state.hostProfile().avatarButton,
    busy: state.profileBusy,
    chosen: state.avatarChosen,
    pick: state.pickAvatar,
  }));
  if (button === null)
    return <Button id="pick-avatar" kind="outline" text="更换头像" busy={busy} onTap={() => void pick()} />;
  return (
    <NativeButton
      id="choose-avatar"
      openType={button.openType}
      eventProps={button.eventProps}
      disabled={busy}
      onAnswer={(detail) => void chosen(button.normalise(detail))}
    >
      更换头像
    </NativeButton>
  );
};

/** Name and face from the host in one tap; not there where the host has no such way, or nothing is missing. */
const ImportWay = () => {
  const { ways, ready, busy, complete, tapped, answered, ask } = useStoreShallow((state) => ({
    ways: state.hostProfile(),
    ready: state.profileReady,
    busy: state.profileBusy || state.profileChecking,
    complete: state.auth.kind === 'member' && state.auth.step === 3,
    tapped: state.profileTapped,
    answered: state.profileAnswered,
    ask: state.askForProfile,
  }));
  const { profileButton, askInTap } = ways;
  if (complete || (profileButton === null && askInTap === null)) return null;
  const text = '一键获取头像昵称';
  if (profileButton === null || !ready)
    return <Button id="ask-profile" text={text} busy={busy || !ready} onTap={() => void ask()} />;
  return (
    <NativeButton
      id="profile-button"
      openType={profileButton.openType}
      eventProps={profileButton.eventProps}
      disabled={busy}
      onTap={tapped}
      onAnswer={(detail) => void answered(profileButton.normalise(detail))}
    >
      {text}
    </NativeButton>
  );
};

/**
 * The host's ways to name and face, and what came of them. What a page adds is the name to be typed; its field is of
 * type `nickname` where `hostProfile().nicknameInput` says so.
 */
export const ProfileButtons = () => {
  const { notice, refused, prepare, left, openSettings } = useStoreShallow((state) => ({
    notice: state.profileNotice,
    refused: state.profileRefused,
    prepare: state.prepareProfile,
    left: state.profileLeft,
    openSettings: state.openProfileSettings,
  }));
  useEffect(() => {
    void prepare();
    return left;
  }, [prepare, left]);
  // Back from another page, or from the host: the key may have died meanwhile.
  useDidShow(() => void prepare());
  return (
    <View className="profile-buttons">
      <AvatarWay />
      <View className="profile-buttons-import">
        <ImportWay />
      </View>
      {notice !== null && (
        <View id="profile-notice" className="profile-buttons-notice">
          <Text className="profile-buttons-notice-text">{notice}</Text>
        </View>
      )}
      {refused && <Button id="open-settings" kind="soft" text="前往设置" onTap={() => void openSettings()} />}
    </View>
  );
};
