import { useEffect } from 'react'
import { useRows } from '../../connection/use-rows.ts'

/** Puts the chosen theme and density on the page. */
export function useAppearance(): void {
  const values = useRows('settings.get', {}).data?.values
  const theme = values?.['appearance.theme']
  const density = values?.['appearance.density']
  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'light' || theme === 'dark') dataset['theme'] = theme
    else delete dataset['theme']
    dataset['density'] = density === 'compact' ? 'compact' : 'comfortable'
  }, [theme, density])
}
